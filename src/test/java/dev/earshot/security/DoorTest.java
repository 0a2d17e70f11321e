package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Need;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.Scope;
import dev.earshot.accounts.TokenCheck;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who comes in. */
class DoorTest {
  private static final Caller CALLER = new Caller(7, "forrest", Set.of(Scope.TRANSCRIBE), "key");
  private static final TokenCheck GOOD = new TokenCheck.Accepted(CALLER);
  private static final TokenCheck NONE = new TokenCheck.Rejected(Refusal.MISSING);

  private static Need scoped(Scope scope) {
    return new Need.Scoped(scope);
  }

  @Test
  void whatNobodyNamesNeedsGoodCredentialsOfAnyKind() {
    assertThat(Door.judge(List.of(), NONE)).isEqualTo(new Verdict.Unknown(Refusal.MISSING));
    assertThat(Door.judge(List.of(), GOOD)).isEqualTo(new Verdict.Known(CALLER));
  }

  @Test
  void whatNeedsNothingIsAnsweredToAnybodyAndKnowsWhoSaysHisName() {
    List<Need> nothing = List.of(new Need.Nothing());
    assertThat(Door.judge(nothing, NONE)).isEqualTo(new Verdict.Anonymous());
    assertThat(Door.judge(nothing, GOOD)).isEqualTo(new Verdict.Known(CALLER));
  }

  @Test
  void aScopeIsNeededByItsName() {
    assertThat(Door.judge(List.of(scoped(Scope.TRANSCRIBE)), GOOD))
        .isEqualTo(new Verdict.Known(CALLER));
    assertThat(Door.judge(List.of(scoped(Scope.ADMIN)), GOOD))
        .isEqualTo(new Verdict.Forbidden(Scope.ADMIN));
  }

  @Test
  void whoeverIsUnknownLearnsNothingOfScopes() {
    assertThat(Door.judge(List.of(scoped(Scope.ADMIN)), NONE))
        .isEqualTo(new Verdict.Unknown(Refusal.MISSING));
  }

  @Test
  void whatTwoProtocolsNameNeedsAllThatTheySay() {
    List<Need> both = List.of(new Need.Nothing(), scoped(Scope.STREAM));
    assertThat(Door.judge(both, NONE)).isEqualTo(new Verdict.Unknown(Refusal.MISSING));
    assertThat(Door.judge(both, GOOD)).isEqualTo(new Verdict.Forbidden(Scope.STREAM));
  }
}
