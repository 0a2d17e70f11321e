package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.RecognizerContract;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PocketSphinxRecognizerIT extends RecognizerContract {
  private static SpeechModel model;

  @BeforeAll
  static void load() {
    model = EnglishModel.load(2);
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
    return TestSpeech.clip("two-sentences-rms.wav");
  }

  @Override
  protected String clipText() {
    return TestSpeech.textOf("two-sentences-rms.wav");
  }

  @Override
  protected PcmChunk longClip() {
    return TestSpeech.clip("long-rms.wav");
  }
}
