package dev.touchstone.server.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the API is, for programs: shapes are read off the controllers, words are our own. */
@Configuration
class ApiDocument {

  private static final String TOKEN = "token";

  @Bean
  OpenApiCustomizer apiDescription(MessageSource words) {
    return (OpenAPI document) ->
        document
            .info(
                new Info()
                    .title("Touchstone")
                    .version("v1")
                    .description(
                        words.getMessage("api.lead", null, LocaleContextHolder.getLocale())))
            // The address that it is read at may be another than the one in front of the server.
            .servers(List.of(new Server().url("/")))
            .security(List.of(new SecurityRequirement().addList(TOKEN)));
  }

  @Bean
  OpenAPI apiComponents() {
    return new OpenAPI()
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
  }

  @Bean
  OperationCustomizer apiWords(MessageSource words) {
    return (operation, handler) ->
        operation.summary(
            words.getMessage(
                "api.route." + handler.getMethod().getName(),
                null,
                LocaleContextHolder.getLocale()));
  }
}
