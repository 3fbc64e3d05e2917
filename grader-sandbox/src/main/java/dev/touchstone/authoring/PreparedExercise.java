package dev.touchstone.authoring;

import dev.touchstone.reference.AnswerTable;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An author's own exercise with the answers that its reference gave beforehand: all that grading
 * needs. The author's programs are not in it.
 *
 * @param definition the text of its {@code exercise.yaml}
 * @param answers packed: expected values of cases that students never see
 * @param image digest of what the reference ran in
 */
public record PreparedExercise(
    String id, String definition, Text statement, byte[] answers, String image) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static PreparedExercise of(OwnExercise own, AnswerTable answers, String image) {
    return new PreparedExercise(own.id(), own.definition(), own.statement(), pack(answers), image);
  }

  /** Tells it from every other, be it of the same name: the SHA-256 of all that it says. */
  public String edition() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {id, definition, statement.zh(), statement.en()}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update(answers);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * As it is graded with.
   *
   * @throws IllegalStateException if it was written by another version of this program, which
   *     understood more
   */
  public Exercise exercise() {
    Problems problems = new Problems();
    OwnFile file = OwnFileReader.read(id, id, definition, problems);
    if (file == null) {
      throw new IllegalStateException("The definition of " + id + " is not understood any more");
    }
    return file.exercise(id, statement, edition(), unpack(answers));
  }

  private static byte[] pack(AnswerTable answers) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(JSON.writeValueAsBytes(answers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static AnswerTable unpack(byte[] packed) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return JSON.readValue(in.readAllBytes(), AnswerTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
