package dev.touchstone.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What scripts send is read to the letter: a field that nobody knows is a typing error more often
 * than not, and what it was to say would be lost.
 */
@Configuration
class StrictJson implements WebMvcConfigurer {

  private final JsonMapper json;

  StrictJson(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void configureMessageConverters(ServerBuilder converters) {
    converters.addCustomConverter(
        new Reader(
            json.rebuild()
                .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()));
  }

  private static final class Reader extends JacksonJsonHttpMessageConverter {

    Reader(JsonMapper mapper) {
      super(mapper);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
      return type.toClass().getPackage() == StrictJson.class.getPackage()
          && super.canRead(type, mediaType);
    }

    @Override
    public boolean canWrite(ResolvableType target, Class<?> value, @Nullable MediaType mediaType) {
      return false;
    }
  }
}
