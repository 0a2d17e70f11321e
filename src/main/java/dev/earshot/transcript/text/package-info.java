/**
 * From the words that were spoken to the text that a person would write: numbers, ordinals, dates,
 * times and amounts of money. What a language says and how it writes it stands in one resource file
 * per language; the code knows no language. Every written token knows the source words it came
 * from, so that times survive. No punctuation, no capital letters and no spelling is made up here.
 */
@NullMarked
package dev.earshot.transcript.text;

import org.jspecify.annotations.NullMarked;
