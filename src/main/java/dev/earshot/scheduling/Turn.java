package dev.earshot.scheduling;

/**
 * On whose behalf work is done. Immutable.
 *
 * @param lane how urgent it is
 * @param party whoever shares one turn, such as a user; those of a lane are served in rotation
 */
public record Turn(Lane lane, String party) {
  /** The server's own work, such as loading a model. */
  public static final Turn HOUSEKEEPING = new Turn(Lane.BATCH, "");
}
