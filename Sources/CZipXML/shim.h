// The system's libzip and libxml2, for Office files: a zip of XML parts, both read as streams.
#pragma once
#include <libxml/xmlversion.h>
// The headers of ICU that it would pull in contradict those inside Foundation. Nothing that we call needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <zip.h>
