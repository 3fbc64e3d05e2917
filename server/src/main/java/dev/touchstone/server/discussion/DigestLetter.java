package dev.touchstone.server.discussion;

import dev.touchstone.server.discussion.Digest.Item;
import dev.touchstone.server.discussion.Digest.Section;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes a mail of a {@link Digest}: plain text and the same as HTML, with the headers by which a
 * mail program stops it with one click (RFC 8058).
 */
@Component
class DigestLetter {

  private final ITemplateEngine templates;
  private final MessageSource words;
  private final String from;

  DigestLetter(
      ITemplateEngine templates,
      MessageSource words,
      @Value("${touchstone.mail-from}") String from) {
    this.templates = templates;
    this.words = words;
    this.from = from;
  }

  /**
   * @throws MailPreparationException if that is no address
   */
  MimeMessage of(Digest digest, String to, Locale locale, JavaMailSender by) {
    MimeMessage message = by.createMimeMessage();
    try {
      var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setFrom(from);
      helper.setTo(to);
      helper.setSubject(word("questions.mail.subject", locale, digest.count()));
      helper.setText(plain(digest, locale), html(digest, locale));
      message.setHeader("List-Unsubscribe", "<" + digest.stop() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      // So that nobody's "I am on holiday" answers it.
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException wrong) {
      throw new MailPreparationException(wrong);
    }
  }

  private String html(Digest digest, Locale locale) {
    Context context = new Context(locale);
    context.setVariable("digest", digest);
    context.setVariable("language", locale.getLanguage());
    return templates.process("questions-mail", context);
  }

  private String plain(Digest digest, Locale locale) {
    StringBuilder text = new StringBuilder(word("questions.mail.lead", locale)).append("\n");
    for (Section section : digest.sections()) {
      text.append("\n").append(section.course()).append("\n");
      for (Item item : section.items()) {
        text.append("- %s: %s\n  %s\n".formatted(item.said(), item.title(), item.url()));
      }
    }
    if (digest.more()) {
      text.append("\n").append(word("questions.mail.more", locale)).append("\n");
    }
    return text.append("\n-- \n")
        .append(word("questions.mail.why", locale))
        .append("\n")
        .append(word("questions.mail.stop", locale))
        .append(": ")
        .append(digest.stop())
        .append("\n")
        .toString();
  }

  private String word(String key, Locale locale, Object... arguments) {
    return words.getMessage(key, arguments, locale);
  }
}
