/**
 * Who may do what: users, roles, passwords and tokens. Decides about credentials and never about
 * HTTP: statuses and bodies belong to the protocols. Secrets never leave this room in clear, except
 * the first administrator's password, once, into a file that only the owner of the process can
 * read.
 */
@NullMarked
package dev.earshot.accounts;

import org.jspecify.annotations.NullMarked;
