package dev.earshot.engines.vosk;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.RecognizerContract;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class VoskRecognizerIT extends RecognizerContract {
  private static SpeechModel model;

  @BeforeAll
  static void load() {
    model = DigitsModel.load();
  }

  @AfterAll
  static void unload() {
    if (model != null) {
      model.close();
    }
  }

  @Override
  protected SpeechModel model() {
    return model;
  }

  @Override
  protected PcmChunk clip() {
    return TestSpeech.clip("vosk-digits-rms.wav");
  }

  @Override
  protected String clipText() {
    return TestSpeech.textOf("vosk-digits-rms.wav");
  }

  @Override
  protected PcmChunk longClip() {
    PcmChunk count = TestSpeech.join(clip(), TestSpeech.silence(1));
    PcmChunk commands =
        TestSpeech.join(TestSpeech.clip("vosk-digits-slt.wav"), TestSpeech.silence(2));
    return TestSpeech.join(count, commands, count, commands, count, commands, count);
  }
}
