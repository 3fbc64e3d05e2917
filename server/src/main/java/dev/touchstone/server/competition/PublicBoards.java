package dev.touchstone.server.competition;

import dev.touchstone.server.competition.Boards.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Boards that can be read without signing in. A page is made once for each change of the board and
 * served as it is until the next, so that a thousand viewers cost what a file costs.
 */
@Component
class PublicBoards {

  /** How long it may take until a board that is public no more is not shown any more. */
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private static final int KEPT = 200;

  /** A page as it goes out, and the tag by which a browser knows that it has it. */
  record Sheet(byte[] html, String tag) {}

  private record Address(String course, String slug) {}

  private record Known(Optional<Public> open, Instant looked) {}

  private record Place(Address address, int page, String language) {}

  private record Made(BoardSnapshot of, BoardSettings by, Sheet sheet) {}

  private final Boards boards;
  private final ThymeleafViewResolver views;
  private final Clock clock;
  private final Map<Address, Known> known = kept();
  private final Map<Place, Made> sheets = kept();

  PublicBoards(Boards boards, ThymeleafViewResolver views, Clock clock) {
    this.boards = boards;
    this.views = views;
    this.clock = clock;
  }

  /** Empty if there is no such board for everybody. */
  Optional<Sheet> sheet(
      String course,
      String slug,
      int page,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response) {
    Address address = new Address(course, slug);
    return open(address).map(open -> sheet(address, open, page, locale, request, response));
  }

  private Optional<Public> open(Address address) {
    Known found = known.get(address);
    Instant now = clock.instant();
    if (found == null || now.isAfter(found.looked().plus(TRUSTED))) {
      found = new Known(boards.publicly(address.course(), address.slug()), now);
      known.put(address, found);
    }
    return found.open();
  }

  private Sheet sheet(
      Address address,
      Public open,
      int page,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response) {
    Board board = boards.board(open);
    Place place = new Place(address, board.clamp(page), locale.getLanguage());
    Made made = sheets.get(place);
    if (made == null || made.of() != board.snapshot() || !made.by().equals(board.settings())) {
      made =
          new Made(
              board.snapshot(),
              board.settings(),
              made(place, open, board, locale, request, response));
      sheets.put(place, made);
    }
    return made.sheet();
  }

  private Sheet made(
      Place place,
      Public open,
      Board board,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, Object> model =
        Map.of(
            "competition",
            open.competition(),
            "metric",
            open.competition().metric(),
            "board",
            board,
            "page",
            board.page(Board.Show.ALL, "", place.page()),
            "path",
            "/boards/" + place.address().course() + "/" + place.address().slug());
    var caught = new ContentCachingResponseWrapper(response);
    try {
      View view = views.resolveViewName("public-board", locale);
      if (view == null) {
        throw new IllegalStateException("there is no page public-board");
      }
      view.render(model, request, caught);
      byte[] html = caught.getContentAsByteArray();
      return new Sheet(html, "\"" + HexFormat.of().formatHex(hash(html), 0, 12) + "\"");
    } catch (Exception e) {
      throw new IllegalStateException("cannot draw the public board", e);
    }
  }

  private static byte[] hash(byte[] html) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(html);
  }

  private static <K, V> Map<K, V> kept() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
          }
        });
  }
}
