"""The commands about tariffs of services: `shanyraq tariff …`."""
