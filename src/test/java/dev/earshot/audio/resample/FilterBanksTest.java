package dev.earshot.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterBanksTest {
  private final FilterBanks banks = new FilterBanks();

  @Test
  void sharesTheBankOfOneRatio() {
    FilterBank first = banks.forRatio(new RateRatio(1, 3));
    assertThat(banks.forRatio(new RateRatio(1, 3))).isSameAs(first);
  }

  @Test
  void keepsNoMoreBanksThanItsBound() {
    FilterBank first = banks.forRatio(new RateRatio(1, 2));
    for (int down = 3; down < 3 + FilterBanks.MAX_BANKS; down++) {
      banks.forRatio(new RateRatio(1, down));
    }
    assertThat(banks.size()).isEqualTo(FilterBanks.MAX_BANKS);
    assertThat(banks.forRatio(new RateRatio(1, 2))).isNotSameAs(first);
  }
}
