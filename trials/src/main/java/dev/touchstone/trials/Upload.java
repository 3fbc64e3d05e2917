package dev.touchstone.trials;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A form with a file, byte by byte as it goes over the line: names are sent as they are given,
 * however hostile.
 *
 * @param fileName what the browser says the file is called; empty for no file
 */
public record Upload(Map<String, String> fields, String fileName, byte[] content) {

  public Upload {
    fields = Map.copyOf(fields);
  }

  /** Typed code, no file. */
  public static Upload typed(String code) {
    return new Upload(Map.of("code", code), "", new byte[0]);
  }

  public static Upload file(String name, byte[] content) {
    return new Upload(Map.of(), name, content);
  }

  /** A form as it is sent. */
  record Encoded(String contentType, byte[] body) {}

  Encoded encode(Map<String, String> hidden) {
    String boundary = UUID.randomUUID().toString();
    var body = new ByteArrayOutputStream();
    hidden.forEach((name, value) -> field(body, boundary, name, value));
    fields.forEach((name, value) -> field(body, boundary, name, value));
    write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
    write(body, fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    body.writeBytes(content);
    write(body, "\r\n--" + boundary + "--\r\n");
    return new Encoded("multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  private static void field(
      ByteArrayOutputStream body, String boundary, String name, String value) {
    write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
    write(body, "\r\n\r\n" + value + "\r\n");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
