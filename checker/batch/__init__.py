"""Many notices at once: which there are, who checks them, and what is known of them already."""
