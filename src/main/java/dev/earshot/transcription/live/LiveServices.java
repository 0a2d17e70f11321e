package dev.earshot.transcription.live;

import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import dev.earshot.config.NanoClock;
import dev.earshot.models.ModelRegistry;
import dev.earshot.scheduling.Scheduler;

/** What all sessions share. Immutable; each part is thread-safe. */
record LiveServices(
    ModelRegistry models,
    Scheduler scheduler,
    VoiceActivityDetectorFactory detectors,
    LiveLoad load,
    LiveMeters meters,
    BacklogBytes backlog,
    NanoClock clock) {}
