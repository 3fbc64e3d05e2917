package dev.touchstone.sandbox;

import dev.touchstone.reference.Npz;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program as the runner reads it: u32 length of the header, the header, the source, the cases.
 */
final class Job {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Job() {}

  static byte[] bytes(Program program, Limits limits) {
    List<byte[]> cases = program.cases().stream().map(Npz::write).toList();
    byte[] header =
        JSON.writeValueAsBytes(
            Map.of(
                "file", program.fileName(),
                "source", program.source().length,
                "calls", program.calls(),
                "cases", cases.stream().map(bytes -> bytes.length).toList(),
                "bytes", limits.valueBytes() / Math.max(1, cases.size())));
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    job.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(header.length).array());
    job.writeBytes(header);
    job.writeBytes(program.source());
    cases.forEach(job::writeBytes);
    return job.toByteArray();
  }
}
