package dev.touchstone.server.receipt;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.receipt.ReceiptKeys.Signer;
import dev.touchstone.server.receipt.SignedReceipts.Finding;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import dev.touchstone.server.submission.SubmissionAccess.Readable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A receipt to take away, and the page that says whether one is genuine. */
@Controller
class ReceiptController {

  private final SubmissionAccess submissions;
  private final SignedReceipts receipts;
  private final ReceiptKeys keys;
  private final Accounts accounts;

  ReceiptController(
      SubmissionAccess submissions, SignedReceipts receipts, ReceiptKeys keys, Accounts accounts) {
    this.submissions = submissions;
    this.receipts = receipts;
    this.keys = keys;
    this.accounts = accounts;
  }

  @GetMapping("/submissions/{id}/receipt")
  ResponseEntity<byte[]> download(@AuthenticationPrincipal SignedIn person, @PathVariable UUID id) {
    Readable readable = submissions.readable(person, id);
    Signer signer = receipts.signer();
    Receipt receipt = receipt(readable, signer.number());
    var disposition =
        ContentDisposition.attachment().filename("receipt-" + receipt.code() + ".txt").build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(receipts.write(receipt, signer).getBytes(StandardCharsets.UTF_8));
  }

  private Receipt receipt(Readable readable, int key) {
    Submission submission = readable.submission();
    Assignment assignment = submission.exercise().assignment();
    Course course = readable.membership().course();
    Account author = accounts.findById(submission.accountId()).orElseThrow();
    return new Receipt(
        submission.receipt(),
        course.slug(),
        assignment.slug(),
        submission.exercise().exercise(),
        author.name(),
        author.displayName(),
        submission.fileName(),
        submissions.content(submission).length,
        submission.content(),
        submission.receivedAt(),
        course.zone(),
        submission.id(),
        key);
  }

  @GetMapping("/receipts/check")
  String form(Model model) {
    return page(model);
  }

  /**
   * @param text a receipt, pasted
   * @param receipt or as a file
   * @param file what somebody says the receipt is for; only its hash is looked at
   */
  @PostMapping("/receipts/check")
  String check(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable MultipartFile receipt,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    String shown =
        receipt != null && !receipt.isEmpty()
            ? new String(receipt.getBytes(), StandardCharsets.UTF_8)
            : text == null ? "" : text;
    model.addAttribute("text", shown.length() > 10_000 ? "" : shown);
    switch (receipts.check(shown)) {
      case Finding.Unreadable unreadable -> model.addAttribute("finding", "unreadable");
      case Finding.Forged forged -> model.addAttribute("finding", "forged");
      case Finding.Genuine genuine -> genuine(genuine.receipt(), person, file, model);
    }
    return page(model);
  }

  private void genuine(Receipt receipt, SignedIn person, @Nullable MultipartFile file, Model model)
      throws IOException {
    model.addAttribute("finding", "genuine");
    model.addAttribute("receipt", receipt);
    model.addAttribute("mayOpen", mayOpen(receipt, person));
    if (file != null && !file.isEmpty()) {
      model.addAttribute("fileName", file.getOriginalFilename());
      model.addAttribute("fileFits", Blobs.sha256(file.getBytes()).equals(receipt.sha256()));
    }
  }

  private boolean mayOpen(Receipt receipt, SignedIn person) {
    try {
      submissions.readable(person, receipt.submission());
      return true;
    } catch (NotHereException e) {
      return false;
    }
  }

  private String page(Model model) {
    int number = receipts.signer().number();
    model.addAttribute("key", number);
    model.addAttribute(
        "publicKey",
        keys.encodedPublicKey(number).map(Base64.getEncoder()::encodeToString).orElseThrow());
    return "receipt-check";
  }
}
