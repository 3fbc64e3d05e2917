package dev.touchstone.server.page;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * What people type comes without U+0000, which a text in PostgreSQL can't hold and no keyboard has.
 */
@ControllerAdvice
class TypedText {

  @InitBinder
  void withoutNul(WebDataBinder binder) {
    binder.registerCustomEditor(
        String.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            setValue(text.replace("\0", ""));
          }
        });
  }
}
