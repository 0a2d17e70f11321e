package dev.earshot.persistence;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Lets Hibernate find the transaction manager on Payara and on WildFly. Thread-safe. Hibernate's
 * own detection knows neither when it is part of the WAR.
 */
@SuppressWarnings("BanJNDI") // why: the names are constants, nothing a client sends is looked up
public final class ContainerJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1;
  private static final List<String> TRANSACTION_MANAGERS =
      List.of("java:appserver/TransactionManager", "java:jboss/TransactionManager");

  @Override
  protected TransactionManager locateTransactionManager() {
    for (String name : TRANSACTION_MANAGERS) {
      try {
        return InitialContext.doLookup(name);
      } catch (NamingException absent) {
        continue;
      }
    }
    throw new IllegalStateException("no transaction manager under " + TRANSACTION_MANAGERS);
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    try {
      return InitialContext.doLookup("java:comp/UserTransaction");
    } catch (NamingException e) {
      throw new IllegalStateException("no user transaction in this container", e);
    }
  }
}
