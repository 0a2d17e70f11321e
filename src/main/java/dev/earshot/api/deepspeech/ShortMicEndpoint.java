package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.BearerSubprotocol;
import jakarta.websocket.server.ServerEndpoint;

/** The microphone's other address, {@code /api/v1/mic}, which the original's README names. */
@ServerEndpoint(value = "/api/v1/mic", configurator = BearerSubprotocol.class)
public class ShortMicEndpoint extends MicEndpoint {}
