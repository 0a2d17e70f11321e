package dev.earshot.launcher.war;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** An application that cannot start. */
@WebListener
public class FailingStart implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    throw new IllegalStateException(
        "no data source", new IllegalArgumentException("the database refuses us"));
  }
}
