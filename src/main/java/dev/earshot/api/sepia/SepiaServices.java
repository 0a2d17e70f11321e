package dev.earshot.api.sepia;

import dev.earshot.config.Settings;
import dev.earshot.transcription.live.LiveTranscription;

/**
 * What all dialogues share. Immutable; each part is thread-safe.
 *
 * @param maxHotWords that a client may name
 */
record SepiaServices(
    LiveTranscription live,
    SepiaAccess access,
    SepiaModels models,
    SepiaGreeting greeting,
    SepiaHeartbeat heartbeat,
    Settings.Sepia limits,
    int maxHotWords) {}
