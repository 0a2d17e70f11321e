package dev.earshot.api.stream;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.decode.LiveDecoding;
import dev.earshot.transcription.live.LiveContainers;
import dev.earshot.transcription.live.LiveSession;
import java.util.function.Consumer;

/**
 * Sound in a container is decoded on its way to the session; steps keep their place in it. One
 * client's thread at a time; the session is called by the decoding's thread only.
 */
final class ContainerRoute implements AudioRoute {
  private final LiveDecoding decoding;

  // why like this: it is set before the end is told
  private volatile Runnable last = () -> {};

  /**
   * @param broken told why, when the sound cannot be decoded any further
   */
  ContainerRoute(
      LiveContainers containers,
      PcmFormat format,
      LiveSession session,
      Consumer<AudioException> broken) {
    this.decoding =
        containers.open(
            format,
            new LiveDecoding.Output() {
              @Override
              public void decoded(byte[] pcm) {
                session.accept(pcm);
              }

              @Override
              public void failed(AudioException why) {
                broken.accept(why);
              }

              @Override
              public void ended() {
                last.run();
              }
            });
  }

  @Override
  public boolean accept(byte[] audio) {
    return decoding.accept(audio);
  }

  @Override
  public boolean then(Runnable step) {
    return decoding.then(step);
  }

  @Override
  public void finish(Runnable step) {
    last = step;
    decoding.end();
  }

  @Override
  public void cancel() {
    decoding.close();
  }
}
