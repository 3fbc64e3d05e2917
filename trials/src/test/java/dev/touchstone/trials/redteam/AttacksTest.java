package dev.touchstone.trials.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttacksTest {

  private static final String WORDS = "title: Fills the disk\nseen: isolate\n";

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void anAttacksFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("C07a_fills_tmp"));
    Files.writeString(folder.resolve("submission.py"), "print(1)\n");
  }

  @Test
  void aProgramIsOneStepOfAStudent() {
    write(
        WORDS + "program: submission.py\nexpect: {verdict: RUNTIME_ERROR, log_not_contains: x}\n");

    Attack attack = Attacks.read(folder);

    assertThat(attack.id()).isEqualTo("C07a");
    assertThat(attack.entry()).isEqualTo("C7");
    Step step = attack.steps().getFirst();
    assertThat(step.as()).isEqualTo("lin");
    assertThat(step.exercise()).isEqualTo("softmax");
    assertThat(step.submit()).isEqualTo("submission.py");
    assertThat(step.expect().verdict()).containsExactly("RUNTIME_ERROR");
    assertThat(step.expect().logNotContains()).containsExactly("x");
  }

  @Test
  void stepsAreReadInTheirOrder() {
    write(
        WORDS
            + """
            steps:
              - {as: wang, request: GET /x, expect: {status: [404]}}
              - {upload: {text: a, times: 3, fields: {b: c}}, expect: {status: 422}}
              - {check: COOKIE_IS_CLOSED, expect: {rows: []}}
            """);

    List<Step> steps = Attacks.read(folder).steps();

    assertThat(steps).extracting(Step::as).containsExactly("wang", "lin", "lin");
    assertThat(steps.get(1).sent().times()).isEqualTo(3);
    assertThat(steps.get(2).check()).isEqualTo(Check.COOKIE_IS_CLOSED);
  }

  @Test
  void whatCannotBeRunSaysWhy() {
    write(WORDS + "needs: there is no export yet\n");

    Attack attack = Attacks.read(folder);

    assertThat(attack.needs()).isEqualTo("there is no export yet");
    assertThat(Finding.notRun(attack).held()).isNull();
  }

  @Test
  void anAttackIsMeantByItsIdItsEntryAndItsChapter() {
    write(WORDS + "needs: x\n");

    Attack attack = Attacks.read(folder);

    assertThat(List.of("C07a", "C07", "C7", "C")).allMatch(attack::isMeantBy);
    assertThat(List.of("C0", "C07b", "C70", "D", "a")).noneMatch(attack::isMeantBy);
  }

  @Test
  void anUnknownKeyIsRefusedWithFileAndKey() {
    refused(WORDS + "program: submission.py\nexpects: {}\n", "attack.yaml", "no key expects");
    refused(
        WORDS + "program: submission.py\nexpect: {verdicts: [ACCEPTED]}\n",
        "attack.yaml",
        "no key verdicts");
    refused(
        WORDS + "steps: [{request: GET /x, get: /x, expect: {status: 404}}]\n",
        "attack.yaml",
        "no key get");
  }

  @Test
  void whatIsMissingOrTooMuchIsRefused() {
    refused("program: submission.py\nexpect: {verdict: ACCEPTED}\n", "title and seen");
    refused(WORDS, "one of program, upload, steps and needs");
    refused(WORDS + "program: submission.py\n", "expect is missing");
    refused(WORDS + "program: submission.py\nneeds: x\nexpect: {status: 1}\n", "one of");
    refused(WORDS + "program: other.py\nexpect: {verdict: ACCEPTED}\n", "there is no other.py");
    refused(WORDS + "steps: [{request: GET /x}]\n", "without expect");
    refused(
        WORDS + "steps: [{request: GET /x, sql: select 1, expect: {status: 1}}]\n",
        "a step is one");
    refused(WORDS + "steps: []\n", "either steps");
  }

  @Test
  void anInternalErrorIsNeverExpected() {
    refused(
        WORDS + "program: submission.py\nexpect: {verdict: [INTERNAL_ERROR]}\n",
        "never an expected verdict");
  }

  @Test
  void tagsThatConstructObjectsAreRefused() {
    refused(WORDS + "needs: !!java.net.URL [\"http://127.0.0.1\"]\n", "attack.yaml");
  }

  @Test
  void aFolderIsCalledByItsId() throws IOException {
    Path odd = Files.createDirectory(root.resolve("fork-bomb"));

    assertThatThrownBy(() -> Attacks.read(odd)).hasMessageContaining("C07_fills_tmp");
  }

  private void refused(String text, String... words) {
    write(text);
    assertThatThrownBy(() -> Attacks.read(folder))
        .isInstanceOf(AttackException.class)
        .hasMessageContainingAll(words);
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("attack.yaml"), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
