package dev.earshot.engines.silero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.VoiceActivityDetector;
import dev.earshot.recognition.TestSpeech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SileroEngineTest {
  @TempDir Path folder;

  @Test
  void saysWhatIsMissing() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.onnx"), "no network");
    assertThat(new SileroEngine(Optional.empty(), Optional.empty()).obstacle())
        .hasValue("EARSHOT_VAD_MODEL names no file");
    assertThat(engine(folder.resolve("none.onnx")).obstacle().orElseThrow())
        .contains("none.onnx", "no file");
    assertThat(engine(damaged).obstacle().orElseThrow())
        .contains("EARSHOT_VAD_MODEL", "damaged.onnx");
    assertThatThrownBy(() -> engine(damaged).newDetector(TestSpeech.FORMAT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged.onnx");
  }

  @Test
  void withoutOnnxRuntimeItSaysSoAndNothingBreaks() throws Exception {
    Path model = Files.writeString(folder.resolve("some.onnx"), "never read");
    Class<?> engine = new WithoutOnnx().loadClass(SileroEngine.class.getName());
    Object without =
        engine
            .getConstructor(Optional.class, Optional.class)
            .newInstance(Optional.of(model), Optional.of(Path.of("absent.jar")));
    assertThat(engine.getMethod("obstacle").invoke(without).toString())
        .contains("ONNX Runtime", "EARSHOT_ONNXRUNTIME is absent.jar, which is no file");
  }

  @Test
  void streamsOfOtherRatesGetAdaptiveDetectors() {
    assertThat(windowAt(44_100, SileroModel.bothRates())).isEqualTo(882);
    assertThat(windowAt(8_000, SileroModel.wideOnly())).isEqualTo(160);
  }

  @Test
  void theNetworkIsUsedAtTheRatesThatItKnows() {
    assertThat(windowAt(16_000, SileroModel.bothRates())).isEqualTo(512);
    assertThat(windowAt(8_000, SileroModel.bothRates())).isEqualTo(256);
    assertThat(windowAt(16_000, SileroModel.wideOnly())).isEqualTo(512);
  }

  @Test
  void streamsDoNotHearEachOther() {
    SileroEngine engine = engine(SileroModel.wideOnly());
    PcmChunk speech = TestSpeech.clip("weather-slt.wav");
    PcmChunk noise = TestSpeech.garbage(3);
    List<Boolean> alone = new ArrayList<>();
    List<Boolean> beside = new ArrayList<>();
    try (VoiceActivityDetector one = engine.newDetector(TestSpeech.FORMAT);
        VoiceActivityDetector two = engine.newDetector(TestSpeech.FORMAT);
        VoiceActivityDetector other = engine.newDetector(TestSpeech.FORMAT)) {
      for (int at = 0; at + 512 <= Math.min(speech.length(), noise.length()); at += 512) {
        alone.add(one.isSpeech(speech.samples(), at));
      }
      for (int at = 0; at + 512 <= Math.min(speech.length(), noise.length()); at += 512) {
        other.isSpeech(noise.samples(), at);
        beside.add(two.isSpeech(speech.samples(), at));
      }
    }
    assertThat(alone).contains(true, false);
    assertThat(beside).isEqualTo(alone);
  }

  private static int windowAt(int hz, Path model) {
    try (var detector = engine(model).newDetector(new PcmFormat(hz))) {
      return detector.windowSamples();
    }
  }

  private static SileroEngine engine(Path model) {
    return new SileroEngine(Optional.of(model), Optional.empty());
  }

  /** Loads our classes anew, in a world without ONNX Runtime. */
  private static final class WithoutOnnx extends ClassLoader {
    WithoutOnnx() {
      super(SileroEngine.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("ai.onnxruntime")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.earshot.engines.silero")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
