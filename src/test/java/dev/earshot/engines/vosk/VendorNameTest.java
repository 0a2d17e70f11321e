package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorNameTest {
  @ParameterizedTest
  @CsvSource({
    "vosk-model-small-en-us-0.15, en-US",
    "vosk-model-en-in-0.5, en-IN",
    "vosk-model-en-us-0.22-lgraph, en-US",
    "vosk-model-de-0.21, de",
    "vosk-model-de-tuda-0.6-900k, de",
    "vosk-model-small-de-zamia-0.3, de",
    "vosk-model-small-cn-0.22, zh-CN",
    "vosk-model-vn-0.4, vi",
    "vosk-model-el-gr-0.7, el-GR",
    "vosk-model-small-pt-0.3, pt",
    "vosk-model-pt-fb-v0.1.1-20220516_2113, pt",
    "vosk-model-spk-0.4, und",
    "vosk-model-, und",
    "my-model-de, und",
    "kitchen, und"
  })
  void theLanguageIsInTheName(String name, String tag) {
    assertThat(VendorName.languageOf(name)).isEqualTo(tag);
  }
}
