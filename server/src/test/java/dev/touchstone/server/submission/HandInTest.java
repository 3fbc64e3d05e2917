package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandInTest extends ServerTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String TYPED = "def softmax(o):\n    return o  # typed\n";

  @Test
  void aTypedProgramIsReceiptedAtOnceAndStoredAsTyped() {
    Visitor lin = signedIn("lin");

    String submission = lin.submit(SOFTMAX, TYPED.replace("\n", "\r\n"));

    assertThat(lin.page(submission)).containsPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-\\d{4}");
    assertThat(lin.get(submission + "/source").body()).isEqualTo(TYPED);
  }

  @Test
  void aFileIsTakenByteForByte() {
    Visitor lin = signedIn("lin");
    byte[] file = "# 注释\r\ndef softmax(o): return o\n".getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = lin.upload(SOFTMAX, Map.of("code", TYPED), "我的.py", file);

    assertThat(response.statusCode()).isEqualTo(302);
    String submission = response.headers().firstValue("Location").orElseThrow();
    String path = submission.substring(submission.indexOf("/submissions"));
    assertThat(lin.get(path + "/source").body()).isEqualTo("# 注释\r\ndef softmax(o): return o\n");
    assertThat(lin.page(path)).contains("我的.py");
  }

  @Test
  void whatCanNotBePythonIsRefusedWithAReasonAndTheEditorKeepsItsCode() {
    refused("empty.py", new byte[0], "empty.py is empty", "empty.py 是空的");
    refused("blank.py", " \n\n ".getBytes(StandardCharsets.UTF_8), "is empty", "是空的");
    refused("model.py", new byte[] {'P', 'K', 3, 4, 0, 0}, "not a text file", "不是文本文件");
    refused("gbk.py", "# 注释".getBytes(Charset.forName("GBK")), "not in UTF-8", "不是 UTF-8");
    refused("wide.py", "x = 1".getBytes(StandardCharsets.UTF_16), "not in UTF-8", "不是 UTF-8");
    refused("work.html", "{}".getBytes(StandardCharsets.UTF_8), "nor in .ipynb", "也不是 .ipynb");
    refused("empty.ipynb", new byte[0], "empty.ipynb is empty", "empty.ipynb 是空的");
    refused("big.py", new byte[(1 << 20) + (1 << 18)], "1.3 MB", "1.3 MB");
    refused("big.ipynb", new byte[(5 << 20) + (1 << 18)], "Clear its outputs", "清除所有输出");
  }

  @Test
  void aNotebookIsStoredAsItCameAndShownAsItsCodeCells() {
    Visitor lin = signedIn("lin");
    byte[] file =
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
          {"cell_type": "markdown", "source": ["# <script>alert(1)</script> words of mine"]},
          {"cell_type": "code", "source": ["import numpy as np\\n", "# 第一行 <b>"], "outputs": [
            {"output_type": "display_data", "data": {"text/html": "<img src=x onerror=alert(2)>"}}]},
          {"cell_type": "raw", "source": "raw words"},
          {"cell_type": "code", "outputs": [], "source": "def softmax(o):\\n    return o\\n"}]}
        """
            .getBytes(StandardCharsets.UTF_8);

    String path = lin.submitted(lin.upload(SOFTMAX, Map.of("code", TYPED), "Work.IPYNB", file));

    assertThat(lin.get(path + "/source").body())
        .isEqualTo(new String(file, StandardCharsets.UTF_8));
    assertThat(lin.page(path))
        .contains("Work.ipynb", "Code cell 1", "Code cell 2", "# 第一行 &lt;b&gt;")
        .doesNotContain("Code cell 3", "words of mine", "raw words", "onerror");
    assertThat(lin.reading("zh").page(path)).contains("第 2 个代码单元");
  }

  @Test
  void whatOnlyCallsItselfANotebookIsShownAsTheTextThatItIs() {
    Visitor lin = signedIn("lin");
    byte[] file = "{\"cells\": [<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    String path = lin.submitted(lin.upload(SOFTMAX, Map.of(), "broken.ipynb", file));

    assertThat(lin.page(path)).contains("[&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void afterANotebookTheEditorHasWhatWasTypedLast() {
    Visitor chen = signedIn("chen");
    chen.submit(SOFTMAX, "# typed by hand\n" + TYPED);
    byte[] file = "{\"cells\": []}".getBytes(StandardCharsets.UTF_8);

    chen.submitted(chen.upload(SOFTMAX, Map.of(), "later.ipynb", file));

    assertThat(chen.page(SOFTMAX)).contains("# typed by hand").doesNotContain("&quot;cells&quot;");
  }

  @Test
  void aNotebookOfFourMegabytesIsTaken() {
    Visitor lin = signedIn("lin");
    String picture = "A".repeat(4 << 20);
    byte[] file =
        ("{\"cells\": [{\"cell_type\": \"code\", \"source\": \"x = 1\", \"outputs\": [\""
                + picture
                + "\"]}]}")
            .getBytes(StandardCharsets.UTF_8);

    String path = lin.submitted(lin.upload(SOFTMAX, Map.of(), "pictures.ipynb", file));

    assertThat(lin.page(path)).contains("Code cell 1", "x = 1").doesNotContain("AAAA");
  }

  @Test
  void thePageSaysWhatTheExerciseRulesOut() {
    Visitor lin = signedIn("lin");

    assertThat(lin.page(SOFTMAX)).contains("Not allowed", "<code>torch.softmax</code>");
    assertThat(lin.reading("zh").page(SOFTMAX)).contains("不允许使用");
  }

  @Test
  void thirtyMegabytesGetAPageNotABrokenConnection() {
    Visitor lin = signedIn("lin");
    byte[] weights = new byte[30 << 20];
    int before = count();

    HttpResponse<String> english = lin.upload(SOFTMAX, Map.of("code", TYPED), "w.py", weights);
    HttpResponse<String> chinese =
        lin.reading("zh").upload(SOFTMAX, Map.of("code", TYPED), "w.py", weights);

    assertThat(english.statusCode()).isEqualTo(413);
    assertThat(english.body()).contains("too large", "1 MB");
    assertThat(chinese.body()).contains("文件太大", "1 MB");
    assertThat(count()).isEqualTo(before);
    assertThat(lin.get(SOFTMAX).statusCode()).isEqualTo(200);
  }

  @Test
  void anEmptyEditorIsRefused() {
    HttpResponse<String> response = signedIn("lin").handIn(SOFTMAX, "  \n");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("softmax.py is empty");
  }

  @Test
  void theSameFormTwentyTimesAtOnceIsOneSubmission() throws Exception {
    Visitor lin = signedIn("lin");
    Map<String, String> form = Visitor.hidden(lin.page(SOFTMAX));
    form.put("code", TYPED);
    int before = count();
    List<Callable<String>> posts =
        IntStream.range(0, 20).<Callable<String>>mapToObj(i -> () -> post(lin, form)).toList();

    List<String> answers;
    try (var pool = Executors.newFixedThreadPool(10)) {
      answers = pool.invokeAll(posts).stream().map(post -> post.resultNow()).distinct().toList();
    }

    assertThat(answers).hasSize(1);
    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void goingBackToTheFormAndChangingTheCodeIsANewSubmission() {
    Visitor lin = signedIn("lin");
    Map<String, String> form = Visitor.hidden(lin.page(SOFTMAX));
    form.put("code", TYPED);
    String first = post(lin, form);

    form.put("code", TYPED + "# better\n");

    assertThat(post(lin, form)).isNotEqualTo(first).contains("/submissions/");
  }

  @Test
  void lateWorkIsTakenAndMarked() {
    Visitor lin = signedIn("lin");
    String corr2d = "/courses/dl/assignments/earlier/corr2d";
    assertThat(lin.page(corr2d)).contains("The due date has passed");

    String submission = lin.submit(corr2d, "def corr2d(x, k):\n    return x\n");

    assertThat(lin.page(submission)).contains("class=\"late\"");
    assertThat(
            jdbc.sql("select late from score where submission_id = ?::uuid")
                .param(submission.substring(submission.lastIndexOf('/') + 1))
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void fieldsAStudentAddsAreIgnored() {
    Visitor lin = signedIn("lin");
    HttpResponse<String> response =
        lin.upload(
            SOFTMAX,
            Map.of("code", TYPED, "score", "10", "accountId", "1", "receivedAt", "2020-01-01"),
            "",
            new byte[0]);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(
            jdbc.sql(
                    """
                    select received_at > now() - interval '1 day' and account.name = 'lin'
                    from submission join account on account.id = account_id
                    where submission.id = ?::uuid
                    """)
                .param(location(response))
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  /** The id of the submission that an answer leads to. */
  private static String location(HttpResponse<String> response) {
    String path = response.headers().firstValue("Location").orElseThrow();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void aFormWithoutItsIdIsAClearError() {
    Visitor lin = signedIn("lin");
    Map<String, String> form = Visitor.hidden(lin.page(SOFTMAX));
    form.put("form", "not-a-uuid");

    var response = lin.uploadBare(SOFTMAX + "/submissions", form, "", new byte[0]);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("incomplete");
  }

  private static String post(Visitor lin, Map<String, String> form) {
    return lin.uploadBare(SOFTMAX + "/submissions", form, "", new byte[0])
        .headers()
        .firstValue("Location")
        .orElse("refused");
  }

  private void refused(String name, byte[] content, String english, String chinese) {
    Visitor lin = signedIn("lin");
    int before = count();

    var response = lin.upload(SOFTMAX, Map.of("code", TYPED), name, content);
    var inChinese = lin.reading("zh").upload(SOFTMAX, Map.of("code", TYPED), name, content);

    assertThat(response.statusCode()).as(name).isEqualTo(422);
    assertThat(response.body()).as(name).contains(english, "# typed", "role=\"alert\"");
    assertThat(inChinese.body()).as(name).contains(chinese, "# typed");
    assertThat(count()).isEqualTo(before);
  }

  private int count() {
    return jdbc.sql("select count(*) from submission").query(Integer.class).single();
  }
}
