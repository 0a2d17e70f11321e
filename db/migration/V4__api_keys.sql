-- Keys with which programs act for a user. Of the key itself only a SHA-256 hash is kept.
CREATE TABLE api_keys (
  id VARCHAR(22) PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name VARCHAR(100) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  scopes VARCHAR(100) NOT NULL,
  created_at TIMESTAMP NOT NULL,
  last_used_at TIMESTAMP,
  expires_at TIMESTAMP,
  revoked_at TIMESTAMP
);
CREATE UNIQUE INDEX ix_api_keys_hash ON api_keys (hash);
CREATE INDEX ix_api_keys_user_id ON api_keys (user_id);
