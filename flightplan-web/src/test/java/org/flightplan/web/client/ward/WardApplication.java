package org.flightplan.web.client.ward;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application, at its root. */
@ApplicationPath("")
public class WardApplication extends Application {}
