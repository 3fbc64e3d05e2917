package dev.touchstone.server.assignment;

import dev.touchstone.grading.CaseGroup;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Groups of cases as JSON; null for none. */
@Converter
class GroupsColumn implements AttributeConverter<List<CaseGroup>, String> {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable List<CaseGroup> groups) {
    return groups == null || groups.isEmpty() ? null : JSON.writeValueAsString(groups);
  }

  @Override
  public List<CaseGroup> convertToEntityAttribute(@Nullable String column) {
    return column == null ? List.of() : List.of(JSON.readValue(column, CaseGroup[].class));
  }
}
