package dev.touchstone.server.competition;

import dev.touchstone.server.competition.PublicBoards.Sheet;
import dev.touchstone.server.course.NotHereException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** A board for everybody, where the competition's setting says so; see {@link PublicBoards}. */
@Controller
class PublicBoardController {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

  private final PublicBoards boards;

  PublicBoardController(PublicBoards boards) {
    this.boards = boards;
  }

  @GetMapping("/boards/{course}/{competition}")
  @Nullable ResponseEntity<byte[]> show(
      @PathVariable String course,
      @PathVariable String competition,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(required = false) @Nullable String lang,
      Locale locale,
      WebRequest web,
      HttpServletRequest request,
      HttpServletResponse response) {
    Sheet sheet =
        boards
            .sheet(course, competition, page, locale, request, response)
            .orElseThrow(() -> new NotHereException("public board " + competition));
    // An answer that also sets the language is for one reader only.
    CacheControl cache = CacheControl.maxAge(FRESH);
    response.setHeader(
        HttpHeaders.CACHE_CONTROL,
        (lang == null ? cache.cachePublic() : cache.cachePrivate()).getHeaderValue());
    response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    return web.checkNotModified(sheet.tag())
        ? null
        : ResponseEntity.ok().contentType(HTML).body(sheet.html());
  }
}
