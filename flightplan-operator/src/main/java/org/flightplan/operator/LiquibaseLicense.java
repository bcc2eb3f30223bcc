package org.flightplan.operator;

import liquibase.license.LicenseInfo;
import liquibase.license.LicenseInstallResult;
import liquibase.license.LicenseService;
import liquibase.license.Location;

/** Says that this is Liquibase's Community edition, where Liquibase would ask the operator to install it anew. */
public final class LiquibaseLicense implements LicenseService {

    private static final String INFO = "Liquibase LiquibaseLicense, Apache-2.0";

    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT;
    }

    @Override
    public boolean licenseIsInstalled() {
        return false;
    }

    @Override
    public boolean licenseIsValid(String subject) {
        return false;
    }

    @Override
    public String getLicenseInfo() {
        return INFO;
    }

    @Override
    public LicenseInfo getLicenseInfoObject() {
        return new LicenseInfo(INFO, null);
    }

    @Override
    public LicenseInstallResult installLicense(Location... locations) {
        return new LicenseInstallResult(0);
    }

    @Override
    public void disable() {}

    @Override
    public boolean licenseIsAboutToExpire() {
        return false;
    }

    @Override
    public int daysTilExpiration() {
        return 0;
    }
}
