/** The package's version, put in by the build. */
declare const ROI_VERSION: string;
