rootProject.name = "acme-detectors"
