package dev.earshot.api.socket;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Spares the container its own idle timers, which nobody asks for: {@link OpenSockets} ends who is
 * idle. Called once by the container, before any session. On a server that is not Tyrus it changes
 * nothing.
 */
// why: also without an idle timeout, Tyrus schedules an empty task with each message in both
// directions, and Payara looks through all jars each time
@WebListener
public class IdleTimers implements ServletContextListener {
  private static final Logger LOG = Logger.getLogger(IdleTimers.class.getName());
  private static final String TYRUS = "org.glassfish.tyrus.core.BaseContainer";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      Class<?> tyrus = tyrus(container);
      if (tyrus != null) {
        stop(container, tyrus.getDeclaredField("managedScheduledExecutorService"));
      }
      // why no failure: everything works as well with the timers, only slower
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "event=idle-timers-not-stopped", e);
    }
  }

  private static @Nullable Class<?> tyrus(@Nullable Object container) {
    Class<?> type = container == null ? null : container.getClass();
    while (type != null && !type.getName().equals(TYRUS)) {
      type = type.getSuperclass();
    }
    return type;
  }

  private static void stop(Object container, Field field) throws IllegalAccessException {
    field.setAccessible(true);
    if (field.get(container) instanceof ScheduledExecutorService timers) {
      field.set(container, withoutSingleTasks(timers));
      LOG.info("event=idle-timers-stopped");
    }
  }

  /** Tyrus schedules nothing once but the end of idle sessions. */
  private static Object withoutSingleTasks(ScheduledExecutorService timers) {
    return Proxy.newProxyInstance(
        IdleTimers.class.getClassLoader(),
        new Class<?>[] {ScheduledExecutorService.class},
        (proxy, method, arguments) ->
            method.getName().equals("schedule") ? null : passOn(timers, method, arguments));
  }

  private static @Nullable Object passOn(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
