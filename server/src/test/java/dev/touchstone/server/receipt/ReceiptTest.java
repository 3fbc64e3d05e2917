package dev.touchstone.server.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.receipt.SignedReceipts.Finding;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReceiptTest extends ServerTest {

  private static final String CODE = "print('方同学')\n";

  private static UUID fangs;

  @Autowired SignedReceipts receipts;
  @Autowired ReceiptKeys keys;

  @BeforeEach
  void aSubmission() {
    Classroom room =
        Classroom.open(jdbc, "topology", "拓扑", "Topology")
            .person("fang", "方 同学", "STUDENT")
            .person("gu", "顾同学", "STUDENT")
            .person("tan", "谭助教", "TA")
            .assignment("knots", Duration.ofDays(3), Duration.ofDays(4), "softmax");
    if (fangs == null) {
      fangs =
          room.grade(
              room.handIn("fang", "knots", "softmax", CODE, Duration.ofHours(3)),
              Verdict.ACCEPTED,
              1,
              null,
              null);
    }
  }

  @Test
  void aReceiptSaysWhichBytesCameFromWhomAndWhen() {
    String receipt = download();

    assertThat(receipt)
        .startsWith("Touchstone receipt 1")
        .contains("course: topology\nassignment: knots\nexercise: softmax\n")
        .contains("account: fang\nstudent: 方 同学\nfile: softmax.py\nbytes: 19\nsha256: ")
        .containsPattern("received-utc: \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\n")
        .containsPattern("received-here: [0-9: -]+ \\+08:00 Asia/Shanghai\n")
        .containsPattern("\nsignature: [A-Za-z0-9+/=]{88}\n$");
    assertThat(receipts.check(receipt)).isInstanceOf(Finding.Genuine.class);
  }

  @Test
  void thePageOffersItAndOnlyWhoMayReadTheSubmissionGetsIt() {
    assertThat(signedIn("fang").page("/submissions/" + fangs)).contains(fangs + "/receipt");
    assertThat(signedIn("tan").get("/submissions/" + fangs + "/receipt").statusCode())
        .isEqualTo(200);
    for (String name : List.of("gu", "wang")) {
      assertThat(signedIn(name).get("/submissions/" + fangs + "/receipt").statusCode())
          .as(name)
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "account: fang, account: gu",
    "bytes: 19, bytes: 20",
    "exercise: softmax, exercise: corr2d",
    "sha256: , sha256: 0",
    "key: 1, key: 2"
  })
  void aChangedReceiptIsNotGenuine(String before, String after) {
    String receipt = download();

    assertThat(receipt).contains(before);
    assertThat(receipts.check(receipt.replaceFirst(before, after)))
        .isInstanceOf(Finding.Forged.class);
  }

  @Test
  void anotherLineOrAnotherOrderIsNotGenuineEither() {
    String receipt = download();

    assertThat(receipts.check(receipt.replaceFirst("key: ", "note: late\nkey: ")))
        .isInstanceOf(Finding.Forged.class);
    assertThat(receipts.check(receipt.replaceFirst("(file: .*\n)(bytes: .*\n)", "$2$1")))
        .isInstanceOf(Finding.Forged.class);
  }

  @Test
  void theSignatureOfAnotherReceiptDoesNotFit() {
    String receipt = download();
    String signature = receipt.substring(receipt.indexOf("signature: ") + 11).strip();
    byte[] bytes = Base64.getDecoder().decode(signature);
    bytes[0] ^= 1;
    String other = Base64.getEncoder().encodeToString(bytes);

    assertThat(receipts.check(receipt.replace(signature, other)))
        .isInstanceOf(Finding.Forged.class);
    assertThat(receipts.check(receipt.replace(signature, "AAAA")))
        .isInstanceOf(Finding.Forged.class);
    assertThat(receipts.check(receipt.replace(signature, "no base 64")))
        .isInstanceOf(Finding.Unreadable.class);
  }

  @Test
  void whatCopyingDoesToItDoesNotHarm() {
    String receipt = download();

    for (String copied :
        List.of(
            receipt.replace("\n", "\r\n"),
            "\uFEFF" + receipt,
            "  \n" + receipt + "\n\n",
            receipt.strip(),
            receipt.replace("\n", "  \n"))) {
      assertThat(receipts.check(copied)).isInstanceOf(Finding.Genuine.class);
    }
  }

  @Test
  void whatIsNoReceiptIsSaidToBeNone() {
    for (String text : List.of("", "hello", "signature: AAAA", "x".repeat(100_000))) {
      assertThat(receipts.check(text)).isInstanceOf(Finding.Unreadable.class);
    }
  }

  @Test
  void anyoneCanCheckItWithThePublicKeyAlone() throws Exception {
    String receipt = download();
    String said = receipt.substring(0, receipt.indexOf("signature: "));
    String signature = receipt.substring(receipt.indexOf("signature: ") + 11).strip();
    String page = signedIn("gu").page("/receipts/check");
    String key = page.replaceAll("(?s).*<code class=\"hash\">([^<]*)</code>.*", "$1");

    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
    check.update(said.getBytes(StandardCharsets.UTF_8));

    assertThat(check.verify(Base64.getDecoder().decode(signature))).isTrue();
  }

  @Test
  void anyoneSignedInReadsOnThePageWhetherItIsGenuineAndTheOwnerIsLedToIt() {
    String gus = check(signedIn("gu"), download(), "", new byte[0]);
    String fangsPage = check(signedIn("fang"), download(), "", new byte[0]);

    assertThat(gus).contains("This receipt is genuine").contains("topology / knots / softmax");
    assertThat(gus).doesNotContain("/submissions/" + fangs + "\"");
    assertThat(fangsPage).contains("/submissions/" + fangs + "\"");
    assertThat(stranger().get("/receipts/check").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aFileIsHeldAgainstItsHash() {
    Visitor gu = signedIn("gu");

    assertThat(check(gu, download(), "mine.py", CODE.getBytes(StandardCharsets.UTF_8)))
        .contains("The file mine.py is the one that was handed in");
    assertThat(check(gu, download(), "mine.py", "other".getBytes(StandardCharsets.UTF_8)))
        .contains("The file mine.py is not the one that was handed in");
  }

  @Test
  void aForgedOneIsCalledThat() {
    assertThat(check(signedIn("gu"), download().replace("fang", "gu"), "", new byte[0]))
        .contains("not a receipt of ours");
    assertThat(check(signedIn("gu"), "<script>alert(1)</script>", "", new byte[0]))
        .contains("not a whole receipt", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void serversThatStartAtOnceEndUpWithTheSameKey() throws Exception {
    jdbc.sql("delete from receipt_key").update();
    int servers = 8;
    var ready = new CountDownLatch(servers);
    try (var threads = Executors.newFixedThreadPool(servers)) {
      List<Future<byte[]>> signatures =
          IntStream.range(0, servers)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            var server = new ReceiptKeys(jdbc, Clock.systemUTC());
                            ready.countDown();
                            ready.await();
                            return server.signer().sign(new byte[] {1});
                          }))
              .toList();
      byte[] first = signatures.getFirst().get();
      for (Future<byte[]> signature : signatures) {
        assertThat(signature.get()).isEqualTo(first);
      }
    }
    assertThat(jdbc.sql("select count(*) from receipt_key").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void anOlderKeyStillChecksWhatItSigned() {
    String receipt = download();
    jdbc.sql(
            """
            insert into receipt_key
            select number + 1, private_key, public_key, now() from receipt_key
            """)
        .update();
    try {
      assertThat(download()).contains("key: 2\n");
      assertThat(receipts.check(receipt)).isInstanceOf(Finding.Genuine.class);
    } finally {
      jdbc.sql("delete from receipt_key where number > 1").update();
    }
  }

  @Test
  void aNameCannotAddALine() {
    var receipt =
        new Receipt(
            "R",
            "c",
            "a",
            "e",
            "mallory",
            "M\nsha256: 0",
            "f.py",
            1,
            "ff",
            java.time.Instant.EPOCH,
            java.time.ZoneId.of("UTC"),
            UUID.randomUUID(),
            1);

    assertThat(receipt.text().lines()).hasSize(14);
  }

  private String download() {
    return signedIn("fang").get("/submissions/" + fangs + "/receipt").body();
  }

  private static String check(Visitor visitor, String receipt, String name, byte[] file) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(visitor.page("/receipts/check")));
    fields.put("text", receipt);
    return visitor.uploadBare("/receipts/check", fields, name, file).body();
  }
}
