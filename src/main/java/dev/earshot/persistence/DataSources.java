package dev.earshot.persistence;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;

/**
 * Names the application's data source. Thread-safe: holds nothing. The URL is only there because
 * WildFly insists on one.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DataSourceDefinition(
    name = "java:app/jdbc/earshot",
    className = "dev.earshot.persistence.EarshotDataSource",
    url = "jdbc:earshot:settings",
    initialPoolSize = 1,
    minPoolSize = 1,
    maxPoolSize = 16)
public class DataSources {}
