package dev.touchstone.server.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All accounts. */
public interface Accounts extends Repository<Account, Long> {

  Optional<Account> findById(long id);

  Optional<Account> findByName(String name);

  Optional<Account> findByStudentNumber(String number);

  Account save(Account account);
}
