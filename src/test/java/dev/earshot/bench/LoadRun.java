package dev.earshot.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** All sockets of one run, on one thread. */
final class LoadRun {
  private static final long BETWEEN_INTRUDERS = 10_000_000_000L;
  private static final long LATEST_END = 60_000_000_000L;

  private final URI address;
  private final LoadPlan plan;
  private final byte[] audio;
  private final String config;
  private final Selector selector = Selector.open();
  private final Map<LoadStream, LoadSocket> streams = new LinkedHashMap<>();
  private final List<LoadSocket> idle = new ArrayList<>();
  private final LoadStream.Answers answers = new LoadStream.Answers(new Delays(), new Delays());
  private final Delays refusals = new Delays();
  private int admitted;

  /** What the server sends to sockets that are not measured. */
  private static final LoadStreamSink NOBODY = (received, now) -> {};

  /** Gets what came over a socket. */
  private interface LoadStreamSink {
    void receive(LoadSocket.Received received, long now);
  }

  private record Open(LoadSocket socket, LoadStreamSink sink) {}

  LoadRun(URI address, LoadPlan plan, byte[] audio, String config) throws IOException {
    this.address = address;
    this.plan = plan;
    this.audio = audio;
    this.config = config;
  }

  Delays replies() {
    return answers.frames();
  }

  Delays ends() {
    return answers.ends();
  }

  /** From the opening of a stream too many to its refusal. */
  Delays refusals() {
    return refusals;
  }

  int admitted() {
    return admitted;
  }

  List<LoadStream> streams() {
    return List.copyOf(streams.keySet());
  }

  void openIdle() throws IOException {
    for (int i = 0; i < plan.idle(); i++) {
      idle.add(open(NOBODY));
    }
  }

  /** Opens the streams; their frames are spread over the time of one. */
  void openStreams() throws IOException {
    long now = System.nanoTime() + 1_000_000_000L;
    long spread = plan.frameMillis() * 1_000_000L / plan.streams();
    for (int i = 0; i < plan.streams(); i++) {
      int from = audio.length / plan.streams() * i / 32 * 32;
      long start = plan.realTime() ? now + i * spread : now;
      LoadSocket socket = LoadSocket.open(address);
      LoadStream stream = new LoadStream(socket, audio, from, plan, start, answers);
      socket.register(selector, new Open(socket, stream::receive));
      socket.text(config);
      streams.put(stream, socket);
    }
  }

  /** Until all streams are over, and everything else says so too. */
  void play(BooleanSupplier over) throws IOException {
    long began = System.nanoTime();
    long intruder = began + BETWEEN_INTRUDERS;
    long latest = began + plan.seconds() * 1_000_000_000L + LATEST_END;
    boolean speaking = true;
    while (speaking ? System.nanoTime() < latest : !over.getAsBoolean()) {
      long now = System.nanoTime();
      long next = now + 100_000_000L;
      for (LoadStream stream : streams.keySet()) {
        next = Math.min(next, stream.send(now));
      }
      if (plan.intruders() && speaking && now > intruder) {
        intruder += BETWEEN_INTRUDERS;
        intrude();
      }
      await(next);
      speaking = streams.keySet().stream().anyMatch(stream -> !stream.isOver());
    }
  }

  void close() throws IOException {
    for (LoadSocket socket : streams.values()) {
      socket.close();
    }
    for (LoadSocket socket : idle) {
      socket.close();
    }
    selector.close();
  }

  private void await(long untilNanos) throws IOException {
    long left = untilNanos - System.nanoTime();
    if (left <= 0) {
      selector.selectNow();
    } else {
      selector.select(Math.max(1, left / 1_000_000));
    }
    long now = System.nanoTime();
    for (SelectionKey key : selector.selectedKeys()) {
      Open open = (Open) key.attachment();
      open.socket().receive(received -> receive(open, received, now));
    }
    selector.selectedKeys().clear();
  }

  private void receive(Open open, LoadSocket.Received received, long now) {
    open.sink().receive(received, now);
    if (received instanceof LoadSocket.Received.Closed) {
      try {
        open.socket().close();
      } catch (IOException e) {
        System.out.println(e);
      }
    }
  }

  private void intrude() throws IOException {
    long opened = System.nanoTime();
    LoadSocket[] socket = new LoadSocket[1];
    socket[0] =
        open(
            (received, now) -> {
              if (received instanceof LoadSocket.Received.Closed closed && closed.code() == 1013) {
                refusals.add(now - opened);
              } else if (received instanceof LoadSocket.Received.Text) {
                admitted++;
                closeQuietly(socket[0]);
              }
            });
    socket[0].text(config);
    socket[0].binary(audio, 0, plan.frameMillis() * 32);
  }

  private LoadSocket open(LoadStreamSink sink) throws IOException {
    LoadSocket socket = LoadSocket.open(address);
    socket.register(selector, new Open(socket, sink));
    return socket;
  }

  private static void closeQuietly(LoadSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.out.println(e);
    }
  }
}
