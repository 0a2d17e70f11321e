package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;

/** Starts a process for a sound whose container is known. Thread-safe. */
interface FfmpegLauncher {
  FfmpegPipe start(MediaContainer container) throws IOException;
}
