package dev.earshot.api.stream;

import dev.earshot.config.NanoClock;
import dev.earshot.transcription.live.LiveContainers;
import dev.earshot.transcription.live.LiveTranscription;

/** What a dialogue needs of the server. Immutable; each part is thread-safe. */
record StreamServices(
    LiveTranscription live,
    LiveContainers containers,
    InstalledNames models,
    WishReader wishes,
    NanoClock clock) {}
