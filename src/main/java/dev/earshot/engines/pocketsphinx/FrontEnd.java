package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns samples into cepstra and leaves out silence; owns the native front end. One thread at a
 * time; {@link #start} forgets everything heard before.
 */
final class FrontEnd implements AutoCloseable {
  /** More than the library ever holds back while it decides whether speech has begun. */
  private static final int ROWS = 512;

  private final SphinxLibrary library;
  private final Pointer handle;
  private final int shiftSamples;
  private final int windowSamples;
  private final int coefficients;
  private final Memory samples;
  private final Memory rows;
  private final Memory rowPointers;
  private final Memory cells = new Memory(4L * Long.BYTES);
  private long samplesFed;

  FrontEnd(SphinxLibrary library, Pointer handle) {
    this.library = library;
    this.handle = handle;
    IntByReference shift = new IntByReference();
    IntByReference window = new IntByReference();
    library.api().fe_get_input_size(handle, shift, window);
    this.shiftSamples = shift.getValue();
    this.windowSamples = window.getValue();
    this.coefficients = library.api().fe_get_output_size(handle);
    this.samples = new Memory((long) shiftSamples * Short.BYTES);
    this.rows = new Memory((long) ROWS * coefficients * Float.BYTES);
    this.rowPointers = new Memory((long) ROWS * Native.POINTER_SIZE);
    for (int i = 0; i < ROWS; i++) {
      rowPointers.setPointer(
          (long) i * Native.POINTER_SIZE, rows.share((long) i * coefficients * Float.BYTES));
    }
  }

  int coefficients() {
    return coefficients;
  }

  /** Samples from the beginning of one window to that of the next. */
  int shiftSamples() {
    return shiftSamples;
  }

  void start() {
    samplesFed = 0;
    if (!library.isFive()) {
      library.api().fe_start_stream(handle);
    }
    check(library.api().fe_start_utt(handle));
  }

  /** The frames that these samples complete, silent ones left out. */
  List<CepstralFrame> feed(short[] audio, int from, int to) {
    List<CepstralFrame> frames = new ArrayList<>();
    // why: one window at a time, because only then the position of each frame that comes out is
    // known; the library drops silence and reports no more than the last beginning of speech
    for (int at = from; at < to; at += shiftSamples) {
      feedWindow(audio, at, Math.min(shiftSamples, to - at), frames);
    }
    return frames;
  }

  /** The last frame, made of what is left. */
  List<CepstralFrame> end() {
    check(library.api().fe_end_utt(handle, rows, cells.share(16)));
    List<CepstralFrame> frames = new ArrayList<>();
    collect(cells.getInt(16), windows() + 1, frames);
    return frames;
  }

  private void feedWindow(short[] audio, int at, int count, List<CepstralFrame> frames) {
    samples.write(0, audio, at, count);
    cells.setPointer(0, samples);
    cells.setLong(8, count);
    cells.setInt(16, ROWS);
    SphinxApi api = library.api();
    check(
        library.isFive()
            ? api.fe_process_frames(handle, cells, cells.share(8), rowPointers, cells.share(16))
            : api.fe_process_frames(
                handle, cells, cells.share(8), rowPointers, cells.share(16), cells.share(24)));
    samplesFed += count;
    collect(cells.getInt(16), windows(), frames);
  }

  /** Windows complete so far, silent or not. */
  private int windows() {
    return samplesFed < windowSamples ? 0 : (int) ((samplesFed - windowSamples) / shiftSamples) + 1;
  }

  private void collect(int count, int end, List<CepstralFrame> frames) {
    for (int i = 0; i < count; i++) {
      float[] values = rows.getFloatArray((long) i * coefficients * Float.BYTES, coefficients);
      frames.add(new CepstralFrame(Math.max(0, end - count + i), values));
    }
  }

  private static void check(int status) {
    if (status < 0) {
      throw new dev.earshot.recognition.RecognitionException("the front end failed: " + status);
    }
  }

  @Override
  public void close() {
    int ignored = library.api().fe_free(handle);
  }
}
