import Hummingbird
import GRDB
import Logging
import Subprocess
