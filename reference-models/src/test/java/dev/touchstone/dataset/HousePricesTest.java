package dev.touchstone.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousePricesTest {

  @Test
  void theSameSeedDrawsTheSameSales() {
    byte[] csv = Generated.find("house-prices", 1).orElseThrow();

    assertThat(csv).isEqualTo(Generated.find("house-prices", 1).orElseThrow());
    assertThat(csv).isNotEqualTo(Generated.find("house-prices", 2).orElseThrow());
    assertThat(Generated.find("castles", 1)).isEmpty();
  }

  @Test
  void everySaleHasAnIdOfItsOwnAndAPrice() {
    List<String[]> sales =
        new String(Generated.find("house-prices", 1).orElseThrow(), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();

    assertThat(sales).hasSize(1800).allMatch(sale -> sale.length == 11);
    assertThat(sales.stream().map(sale -> sale[0]).distinct()).hasSize(1800);
    assertThat(sales).allMatch(sale -> Long.parseLong(sale[10]) > 50_000);
    assertThat(sales.stream().filter(sale -> sale[3].isEmpty()).count()).isBetween(50L, 150L);
  }
}
