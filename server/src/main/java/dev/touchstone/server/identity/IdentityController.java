package dev.touchstone.server.identity;

import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.PasswordAgain;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.identity.Identities.Connected;
import dev.touchstone.server.identity.RefusedIdentityException.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which accounts elsewhere one signs in with, and why one did not come in by one. */
@Controller
class IdentityController {

  private final Providers providers;
  private final Identities identities;
  private final AuthorizationRequests requests;
  private final FreshSignIn fresh;
  private final PasswordAgain again;
  private final Accounts accounts;

  IdentityController(
      Providers providers,
      Identities identities,
      AuthorizationRequests requests,
      FreshSignIn fresh,
      PasswordAgain again,
      Accounts accounts) {
    this.providers = providers;
    this.identities = identities;
    this.requests = requests;
    this.fresh = fresh;
    this.again = again;
    this.accounts = accounts;
  }

  @GetMapping("/sign-in/identity")
  ModelAndView refused(
      @RequestParam Why why, @RequestParam(defaultValue = "") String by, Model model) {
    model.addAttribute("why", why);
    model.addAttribute("provider", provider(by));
    return new ModelAndView("identity-refused", model.asMap(), HttpStatus.FORBIDDEN);
  }

  @GetMapping("/account/identities")
  String show(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(required = false) @Nullable String connected,
      HttpServletRequest request,
      Model model) {
    if (providers.all().isEmpty()) {
      throw new NotHereException("identities");
    }
    if (connected != null) {
      model.addAttribute("said", "identity.connected");
    }
    model.addAttribute("providers", providers.all());
    model.addAttribute("identities", connected(person));
    model.addAttribute("proof", proof(person, request));
    return "identities";
  }

  /** The way there is a page and no redirect: a form of ours may lead nowhere else. */
  @PostMapping("/account/identities/{provider}")
  ModelAndView connect(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String provider,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Provider with = provider(provider);
    Optional<String> wrong = wrong(person, password, request);
    if (wrong.isPresent()) {
      return refused(wrong.get(), person, request, model);
    }
    String address;
    try {
      address = requests.toConnect(with, person.id(), request, response);
    } catch (RefusedIdentityException away) {
      return new ModelAndView(
          "redirect:/sign-in/identity?why=%s&by=%s".formatted(away.why(), with.id()));
    }
    response.setHeader("Refresh", "0;url=" + address);
    model.addAttribute("provider", with);
    model.addAttribute("address", address);
    return new ModelAndView("identity-onward", model.asMap());
  }

  @PostMapping("/account/identities/{provider}/disconnect")
  Object disconnect(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String provider,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      RedirectAttributes after,
      Model model) {
    Provider with = provider(provider);
    Optional<String> wrong = wrong(person, password, request);
    if (wrong.isPresent()) {
      return refused(wrong.get(), person, request, model);
    }
    if (!identities.disconnect(person, with, request.getSession().getId())) {
      return refused("last", person, request, model);
    }
    after.addFlashAttribute("said", "identity.disconnected");
    return "redirect:/account/identities";
  }

  private ModelAndView refused(
      String wrong, SignedIn person, HttpServletRequest request, Model model) {
    model.addAttribute("wrong", wrong);
    return new ModelAndView(
        show(person, null, request, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Optional<String> wrong(SignedIn person, String password, HttpServletRequest request) {
    return switch (proof(person, request)) {
      case NONE -> Optional.empty();
      case PASSWORD -> again.wrong(person, password, request);
      case SIGN_IN -> Optional.of("stale");
    };
  }

  /** What somebody has to show before a way in is added or taken away. */
  enum Proof {
    /** Nothing: they have just signed in by a provider. */
    NONE,
    PASSWORD,
    /** There is no password to ask for, so they sign in once more. */
    SIGN_IN
  }

  private Proof proof(SignedIn person, HttpServletRequest request) {
    if (fresh.is(request)) {
      return Proof.NONE;
    }
    return accounts.findById(person.id()).orElseThrow().hasPassword()
        ? Proof.PASSWORD
        : Proof.SIGN_IN;
  }

  private Map<String, Connected> connected(SignedIn person) {
    return identities.of(person).stream()
        .collect(Collectors.toMap(Connected::issuer, Function.identity()));
  }

  private Provider provider(String id) {
    return providers.find(id).orElseThrow(() -> new NotHereException("provider " + id));
  }
}
