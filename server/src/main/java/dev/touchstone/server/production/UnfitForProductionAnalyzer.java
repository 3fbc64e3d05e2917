package dev.touchstone.server.production;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in words instead of a stack trace. */
class UnfitForProductionAnalyzer extends AbstractFailureAnalyzer<UnfitForProductionException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnfitForProductionException unfit) {
    return new FailureAnalysis(
        "touchstone.production is on, and this server is not fit for it:\n\n" + unfit.getMessage(),
        "Mend each of these; docs/security.md says how. To try things out on this machine only,"
            + " leave touchstone.production out.",
        unfit);
  }
}
