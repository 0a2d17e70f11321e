package dev.earshot.recognition;

import java.io.Serializable;

/**
 * What is known of an installed model before it is loaded. Immutable.
 *
 * @param id its name
 * @param engine the engine that can load it
 * @param language BCP 47 tag of the language it understands, e.g. {@code en-US}
 * @param folder absolute path of its files, as text so that the value can travel to another process
 */
public record ModelDescriptor(ModelId id, EngineId engine, String language, String folder)
    implements Serializable {}
