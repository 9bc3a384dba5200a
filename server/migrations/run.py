"""Running the migrations from Python: up to head, with the owner's URL."""

from pathlib import Path

from alembic import command
from alembic.config import Config

HERE = Path(__file__).parent


def configuration(url: str) -> Config:
    """Return Alembic's configuration for a database URL of the owner."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("file_template", "%%(year)d-%%(month).2d-%%(day).2d-%%(slug)s")
    config.attributes["url"] = url
    return config


def upgrade_to_head(url: str) -> None:
    """Bring a database to the newest migration; at head it changes nothing. Must not run in a loop."""
    command.upgrade(configuration(url), "head")
