/**
 * The one place where the processor is given away: at most one native call per core at a time, live
 * before interactive before batch, in turn between users. Knows neither audio nor engines; who
 * wants to decode hands over a piece of work and says how long it should take.
 */
@NullMarked
package dev.earshot.scheduling;

import org.jspecify.annotations.NullMarked;
