package dev.touchstone.authoring;

import dev.touchstone.reference.AnswerTable;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Text;
import dev.touchstone.reference.Tolerance;
import dev.touchstone.reference.Type;
import dev.touchstone.reference.TypeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code exercise.yaml} says, found to hold together; {@code exercise.schema.json} says what
 * it may.
 *
 * @param fallbacks of those parameters that may be left out; empty for {@code None}
 */
record OwnFile(Written written, Map<String, Optional<Object>> fallbacks) {

  record Parameter(String name, String type) {}

  record Output(
      @Nullable String name,
      String type,
      @Nullable Double rtol,
      @Nullable Double atol,
      boolean mayBeNan) {

    Type read() {
      return TypeText.read(type, mayBeNan);
    }

    Tolerance tolerance() {
      return new Tolerance(
          rtol == null ? Tolerance.FLOAT32.rtol() : rtol,
          atol == null ? Tolerance.FLOAT32.atol() : atol);
    }
  }

  record CaseOf(String name, boolean example, Text title) {}

  record Known(String id, Text message, Text hint) {}

  /** As it is written; what is left out is null. */
  record Written(
      Text title,
      @Nullable Text book,
      @Nullable String function,
      List<Parameter> parameters,
      @Nullable String returns,
      List<Output> outputs,
      @Nullable String framework,
      @Nullable List<String> onlyModules,
      @Nullable List<String> forbids,
      List<CaseOf> cases,
      @Nullable List<Known> misconceptions) {

    boolean returnsValue() {
      return returns == null || returns.equals("value");
    }

    List<Known> known() {
      return misconceptions == null ? List.of() : misconceptions;
    }

    String function(String id) {
      return function == null ? id : function;
    }
  }

  /** The exercise with these answers to its cases. */
  Exercise exercise(String id, Text statement, String edition, AnswerTable answers) {
    Exercise.Builder builder =
        Exercise.own(id, texts(statement), edition, answers).function(written.function(id));
    for (Parameter parameter : written.parameters()) {
      Type type = TypeText.read(parameter.type());
      Optional<Object> fallback = fallbacks.get(parameter.name());
      if (fallback == null) {
        builder.parameter(parameter.name(), type);
      } else if (fallback.isPresent()) {
        builder.parameter(parameter.name(), type, fallback.get());
      } else {
        builder.optional(parameter.name(), type);
      }
    }
    returned(builder);
    return builder
        .misconceptions(written.known().stream().map(Known::id).toArray(String[]::new))
        .onlyModules(array(written.onlyModules()))
        .forbids(array(written.forbids()))
        .framework(
            written.framework() == null
                ? Framework.TORCH
                : Framework.valueOf(written.framework().toUpperCase(Locale.ROOT)))
        .build();
  }

  private void returned(Exercise.Builder builder) {
    Output first = written.outputs().getFirst();
    if (written.returnsValue() && first.name() == null) {
      builder.returns(first.read()).tolerance(first.tolerance());
      return;
    }
    List<Object> named = new ArrayList<>();
    for (Output output : written.outputs()) {
      named.add(String.valueOf(output.name()));
      named.add(output.read());
    }
    if (written.returnsValue()) {
      builder.returns(String.valueOf(first.name()), first.read());
    } else if ("tuple".equals(written.returns())) {
      builder.returnsTuple(named.toArray());
    } else {
      builder.returnsDict(named.toArray());
    }
    written
        .outputs()
        .forEach(output -> builder.tolerance(String.valueOf(output.name()), output.tolerance()));
  }

  /** As the catalogue's texts are written. */
  private Map<String, Object> texts(Text statement) {
    Map<String, Object> cases = new LinkedHashMap<>();
    written.cases().forEach(each -> cases.put(each.name(), languages(each.title())));
    Map<String, Object> misconceptions = new LinkedHashMap<>();
    for (Known known : written.known()) {
      misconceptions.put(
          known.id(),
          Map.of("message", languages(known.message()), "hint", languages(known.hint())));
    }
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("title", languages(written.title()));
    texts.put("statement", languages(statement));
    texts.put("cases", cases);
    texts.put("misconceptions", misconceptions);
    if (written.book() != null) {
      texts.put("book", languages(written.book()));
    }
    return texts;
  }

  private static Map<String, String> languages(Text text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }

  private static String[] array(@Nullable List<String> names) {
    return names == null ? new String[0] : names.stream().distinct().toArray(String[]::new);
  }
}
