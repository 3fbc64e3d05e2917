package dev.touchstone.server.receipt;

import dev.touchstone.server.receipt.ReceiptKeys.Signer;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes receipts with their signature, and tells the genuine ones from all others. */
@Component
class SignedReceipts {

  private static final int LONGEST = 4000;

  /** What a text that was shown to us is. */
  sealed interface Finding {

    /** No receipt at all, or not the whole of one. */
    record Unreadable() implements Finding {}

    /** A receipt as to its form, but not one that was written here. */
    record Forged() implements Finding {}

    /** Written here, and not a letter changed since. */
    record Genuine(Receipt receipt) implements Finding {}
  }

  private final ReceiptKeys keys;

  SignedReceipts(ReceiptKeys keys) {
    this.keys = keys;
  }

  /** The key to name in a receipt that is written now. */
  Signer signer() {
    return keys.signer();
  }

  String write(Receipt receipt, Signer signer) {
    String signature = Base64.getEncoder().encodeToString(signer.sign(receipt.signed()));
    return receipt.text() + Receipt.SIGNATURE + ": " + signature + "\n";
  }

  /** Other line ends, and empty space around it, are what comes of copying. */
  Finding check(String shown) {
    String text = shown.replace("\uFEFF", "").replaceAll("[ \\t]*(\r\n|\r|\n)", "\n").strip();
    int last = text.lastIndexOf('\n');
    if (text.length() > LONGEST || last < 0 || !text.startsWith(Receipt.HEADLINE + "\n")) {
      return new Finding.Unreadable();
    }
    Optional<Receipt> receipt = Receipt.parse(text.substring(0, last + 1));
    Optional<byte[]> signature = signature(text.substring(last + 1));
    if (signature.isEmpty()) {
      return new Finding.Unreadable();
    }
    return receipt
        .filter(read -> keys.signed(read.key(), read.signed(), signature.get()))
        .<Finding>map(Finding.Genuine::new)
        .orElseGet(Finding.Forged::new);
  }

  private static Optional<byte[]> signature(String line) {
    String start = Receipt.SIGNATURE + ": ";
    if (!line.startsWith(start)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(line.substring(start.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
