-- Users can be switched off, and all tokens of a user can be made void at once: those that were
-- issued before tokens_valid_from are. Naive UTC like the other times.
ALTER TABLE users ADD COLUMN disabled BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE users ADD COLUMN tokens_valid_from TIMESTAMP;
