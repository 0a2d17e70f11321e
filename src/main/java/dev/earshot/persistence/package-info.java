/**
 * Where rows live: the data source, its migrations and what Hibernate needs to take part in the
 * container's transactions. Migrations run here once, for everyone, at the first connection, which
 * is before Hibernate exists on every server. No entities; nobody imports this room.
 */
@NullMarked
package dev.earshot.persistence;

import org.jspecify.annotations.NullMarked;
